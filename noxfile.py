"""The project's tasks: `nox --list` names them, `nox -s quick` runs one, plain `nox` what to run before a commit.

All but `tests`, `lowest`, `newest` and `audit` run in the environment of nox itself, which the README sets up.
"""

import os
import sys
from socket import create_connection
from tempfile import TemporaryDirectory

import nox

PROJECT = nox.project.load_toml("pyproject.toml")
LOCKED = ("-c", "requirements.lock")

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "types", "spell", "generate", "quick"]


def run(session: nox.Session, *arguments: str, env: dict[str, str] | None = None) -> None:
    """Run Python in the environment of the developer."""
    session.run(sys.executable, *arguments, env=env, external=True)


@nox.session(python=nox.project.python_versions(PROJECT))
def tests(session: nox.Session) -> None:
    """Run all tests in a fresh environment, for each Python (-p 3.13 picks one)."""
    session.install("-q", *LOCKED, "-e", ".[dev]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the quick tests of answers with the lowest version of each library that the package allows."""
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["verify"]]
    session.install("-q", *LOCKED, "-e", ".[dev]")
    session.install("-q", *(library.replace(">=", "==") for library in wanted))
    session.run("python", "-m", "pytest", "-m", "not slow", "tests/cli", "tests/unit", *session.posargs)


@nox.session
def newest(session: nox.Session) -> None:
    """Run the quick tests of answers with the newest version of each library that there is today."""
    session.install("-q", "-e", ".[dev]")
    session.run("python", "-m", "pytest", "-m", "not slow", "tests/cli", "tests/unit", *session.posargs)


@nox.session
def audit(session: nox.Session) -> None:
    """Look the locked libraries up among known vulnerabilities; say so where the network can't be reached."""
    session.install("-q", "pip-audit==2.10.1")
    try:
        create_connection(("pypi.org", 443), timeout=10).close()
    except OSError as error:
        session.warn(f"nothing was audited: the list of vulnerabilities can't be reached ({error})")
        return
    session.run("pip-audit", "--no-deps", "--disable-pip", "-r", "requirements.lock", *session.posargs)


@nox.session(venv_backend="none")
def attack(session: nox.Session) -> None:
    """Attack the program at random and say what it did not withstand (-- --minutes 10 bases)."""
    run(session, "bench/attack.py", *session.posargs)


@nox.session(venv_backend="none")
def quick(session: nox.Session) -> None:
    """Run the tests that are not slow."""
    run(session, "-m", "pytest", "-m", "not slow", *session.posargs)


@nox.session(venv_backend="none")
def oracles(session: nox.Session) -> None:
    """Compare every source that ships, as it is cited, with what citeproc-js, pandoc, biber and LuaLaTeX make of it."""
    run(session, "-m", "pytest", "-m", "oracle", *session.posargs)


@nox.session(venv_backend="none")
def laws(session: nox.Session) -> None:
    """Hold the laws to many more random bases than the tests do."""
    run(session, "-m", "pytest", "tests/laws", "--hypothesis-profile=thorough", *session.posargs)


@nox.session(venv_backend="none")
def mutate(session: nox.Session) -> None:
    """Change the source at random places and say which changes no test notices."""
    run(session, "tools/mutate.py", *session.posargs)


@nox.session(venv_backend="none")
def coverage(session: nox.Session) -> None:
    """Run all tests and say which lines and branches they miss; fail below the floor."""
    run(session, "-m", "coverage", "erase")
    run(session, "-m", "coverage", "run", "-m", "pytest", *session.posargs)
    run(session, "-m", "coverage", "combine", "-q")
    run(session, "-m", "coverage", "report")


@nox.session(venv_backend="none")
def lint(session: nox.Session) -> None:
    """Format the code, and mend or report what ruff finds."""
    run(session, "-m", "ruff", "format", ".")
    run(session, "-m", "ruff", "check", "--fix", ".")


@nox.session(venv_backend="none")
def types(session: nox.Session) -> None:
    """Check the types."""
    run(session, "-m", "mypy", *session.posargs)


@nox.session(venv_backend="none")
def spell(session: nox.Session) -> None:
    """Check the spelling."""
    run(session, "-m", "codespell_lib", *session.posargs)


@nox.session(venv_backend="none")
def generate(session: nox.Session) -> None:
    """Write the generated files: schemas, pages, pictures (-- --check only compares)."""
    run(session, "tools/generate.py", *session.posargs)


@nox.session(venv_backend="none")
def bench(session: nox.Session) -> None:
    """Measure the shipped base in a few rounds, without touching the published figures."""
    with TemporaryDirectory() as figures:
        run(session, "bench/run.py", "shipped", "--rounds=3", f"--figures={figures}", *session.posargs)


@nox.session(venv_backend="none")
def build(session: nox.Session) -> None:
    """Build the wheel and the sdist into dist/, the build tools held to the lock."""
    run(session, "-m", "build", env={"PIP_CONSTRAINT": os.path.abspath("requirements.lock")})
