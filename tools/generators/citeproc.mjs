// Writes what citeproc-js makes of CSL-JSON items, each by itself or all as one list; called by citeproc.py.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import CSL from "citeproc";

const [styles, locale, asList] = process.argv.slice(2);
const files = {
  apa: "apa",
  chicago: "chicago-notes-bibliography",
  mla: "modern-language-association",
  ieee: "ieee",
};
const written = {};
for (const [style, items] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  const byId = Object.fromEntries(items.map((item) => [item.id, item]));
  const system = {
    retrieveLocale: () => readFileSync(locale, "utf8"),
    retrieveItem: (id) => structuredClone(byId[id]),
  };
  const engine = new CSL.Engine(system, readFileSync(join(styles, `${files[style]}.csl`), "utf8"), "en-US", true);
  engine.setOutputFormat("text");
  const ids = items.map(({ id }) => id);
  written[style] = (asList ? [ids] : ids.map((id) => [id])).flatMap((some) => {
    engine.updateItems(some);
    const [{ entry_ids: order }, entries] = engine.makeBibliography();
    return entries.map((entry, at) => [order[at][0], entry.trim().replace(/^\[\d+\] ?/, "")]);
  });
}
console.log(JSON.stringify(written));
