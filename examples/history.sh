#!/usr/bin/env bash
# A small repository with a history, and what `lakatos diff` and `lakatos freeze` make of it: history.sh [FOLDER]
# The student registers a plan, looks at the cases, and then does what students do.
set -euo pipefail
folder=${1:-$(mktemp -d)}
lakatos=${LAKATOS:-lakatos}
mkdir -p "$folder" && cd "$folder"
git init -q . && git config user.name "A student" && git config user.email student@example.org
commit() { git add -A && git commit -q -m "$1" && git tag "$2"; }
show() { echo; echo "\$ lakatos $*"; "$lakatos" "$@" || true; }

cat >lakatos.toml <<'END'
[project]
name = "Spokes"
END
cat >paper.md <<'END'
# Two spokes

```lakatos
concept alignment "A public commitment to military cooperation"
  values none < consultation < entente < defence
  measured "The strongest obligation in force in ATOP" @leeds2002

concept shared-threat "Both name the same state as a main threat"
  measured "The white papers of both" @kelly2012

concept years-since-conquest "Years since one of the two last occupied the other"
  values number
  measured "The year, less the last year of the occupation" @sarkees2010

concept democracy "How democratic the less democratic of the two is"
  values number
  measured "The lower of the two Polity2 scores" @marshall2017

theory balance-of-threat "Balance of threat" @walt1987
  mechanism "A frightened government finds another's army cheaper than more of its own."
  predicts align: alignment >= entente when shared-threat

theory security-community "Security community" @deutsch1957
  mechanism "Governments that consult at home do so with each other."
  predicts we-ness: alignment >= entente when democracy >= 6 "the usual line" @marshall2017
```
END
commit "Write the plan" plan

show freeze
commit "Register the plan" registered

cat >>paper.md <<'END'

# The cases

```lakatos
case korea-japan "South Korea and Japan" 1990..2012
  alignment            = none @leeds2002
  shared-threat        = yes @kelly2012
  years-since-conquest = 45..67 @sarkees2010
  democracy            = 6..8 @marshall2017

case germany-france "West Germany and France" 1955..1957
  alignment            = defence @leeds2002
  shared-threat        = yes @lind2008
  years-since-conquest = 11..13 @sarkees2010
  democracy            = 10 @marshall2017
```
END
commit "Code the cases" cases
show diff registered cases

sed -i.old -e 's/when shared-threat$/when shared-threat and years-since-conquest > 70/' \
  -e 's/when democracy >= 6 "the usual line"/when democracy >= 9 "a stricter line"/' \
  -e '/^theory security-community/i # lakatos: allow prediction-moved — the codebook of the new release draws the line at nine' paper.md
rm paper.md.old
commit "Make it fit" fitted
show diff cases
show check --fail-on never
show diff --frozen
show diff --frozen --format markdown
