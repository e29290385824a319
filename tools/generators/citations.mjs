// Writes what citeproc-js makes of CSL-JSON items in four styles; called by citations.py.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import CSL from "citeproc";

const [styles, locale] = process.argv.slice(2);
const items = JSON.parse(readFileSync(0, "utf8"));
const byId = Object.fromEntries(items.map((item) => [item.id, item]));
const files = {
  apa: "apa",
  chicago: "chicago-notes-bibliography",
  mla: "modern-language-association",
  ieee: "ieee",
};
const entries = {};
for (const [style, file] of Object.entries(files)) {
  const system = {
    retrieveLocale: () => readFileSync(locale, "utf8"),
    retrieveItem: (id) => structuredClone(byId[id]),
  };
  const engine = new CSL.Engine(system, readFileSync(join(styles, `${file}.csl`), "utf8"), "en-US", true);
  engine.setOutputFormat("text");
  for (const { id } of items) {
    engine.updateItems([id]);
    (entries[id] ??= {})[style] = engine.makeBibliography()[1][0].trim().replace(/^\[1\] ?/, "");
  }
}
console.log(JSON.stringify(entries));
