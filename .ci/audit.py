"""Ask PyPI for known weaknesses of all that requirements/ pins; write the answers into a folder.

`audit.py PIP-AUDIT FOLDER`: audit.json has every answer, audit.md tells what was found, what could not be
asked, and what nobody asks. Exit code 0: all asked and nothing found, 1: otherwise.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCKS = sorted(Path("requirements").glob("*.txt"))
# What is used and stands in no lock of Python: who looks after it.
ELSEWHERE = {
    "npm packages of tests/npm/": "`npm audit` above, where npm is installed; Dependabot",
    "actions of .github/workflows/": "Dependabot, by their hashes; zizmor in the tests",
    "Chromium 79 and 88 of `make old-browsers`": "old on purpose; they open pages of this machine alone",
    "Python, git, nginx, Chromium, Firefox": "the machine and its distribution",
}


def asked(command: list[str], folder: Path | str = ".") -> tuple[dict, str]:
    """What a program answers as JSON; where it does not, why."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
        return json.loads(done.stdout), ""
    except FileNotFoundError as error:
        return {}, str(error)
    except json.JSONDecodeError:
        return {}, (done.stderr.strip().splitlines() or ["no answer"])[-1]


def python(program: str, lock: Path, told: dict) -> None:
    """Note what is known of the packages of a lock."""
    options = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    answer, refused = asked([program, *options, "--requirement", str(lock)])
    if refused:
        told["unasked"][str(lock)] = refused
    for one in answer.get("dependencies", []):
        if "skip_reason" in one:
            reason, _, name = one["skip_reason"].rpartition(": ")
            told["unasked"][name] = reason
            continue
        name = f"{one['name']} {one['version']}"
        told["asked"][name] = [weak["id"] for weak in one["vulns"]]
        mended = {version for weak in one["vulns"] for version in weak["fix_versions"]}
        if one["vulns"]:
            told["found"][name] = f"{', '.join(told['asked'][name])}; mended in {', '.join(mended) or '—'}"


def npm(told: dict) -> None:
    """Note what is known of the packages of npm."""
    answer, refused = asked(["npm", "audit", "--json"], "tests/npm")
    if refused or "vulnerabilities" not in answer:
        told["unasked"]["tests/npm"] = refused or answer.get("message") or "no answer"
        return
    weak = {f"npm {name}": one["severity"] for name, one in answer["vulnerabilities"].items()}
    told["asked"]["tests/npm"] = [*weak]
    told["found"].update(weak)


def main(program: str, folder: str) -> int:
    """Ask, write, and say it."""
    told = {"found": {}, "unasked": {}, "asked": {}}
    for lock in LOCKS:
        python(program, lock, told)
    npm(told)
    lines = ["# Known weaknesses", "", f"Asked for {len(told['asked'])} packages."]
    for title, key in (("Found", "found"), ("Could not be asked", "unasked")):
        reasons = {}
        for name, reason in told[key].items():
            reasons.setdefault(reason, []).append(name)
        lines += ["", f"## {title}", ""]
        lines += [f"- {reason}: {', '.join(names)}" for reason, names in reasons.items()] or ["Nothing."]
    lines += ["", "## Not asked here", "", *(f"- {what}: {who}" for what, who in ELSEWHERE.items())]
    text = "\n".join(lines) + "\n"
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "audit.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    Path(folder, "audit.md").write_text(text, encoding="utf-8")
    print(text, end="")
    return 1 if told["found"] or told["unasked"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
