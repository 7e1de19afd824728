#!/usr/bin/env bash
# Papers through Pandoc, to the web, to LaTeX and to Word: test/run.sh LAKATOS
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
examples=$here/../../../examples
lakatos=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

export LAKATOS=$lakatos
paper() { pandoc "$1" --standalone -L "$here/../lakatos.lua" -M pagetitle=paper "${@:2}" 2>errors; }
fail() { echo "pandoc: $1" >&2; cat errors >&2; exit 1; }
has() { grep -qF -- "$2" "$1" || fail "$1 lacks: $2"; }
lacks() { ! grep -qF -- "$2" "$1" || fail "$1 has: $2"; }
silent() { [ ! -s errors ] || fail "a warning where there is nothing to warn of"; }
words() { python3 -c 'import sys, zipfile, re; print("\n".join(re.findall(r"<w:t[^>]*>([^<]*)", zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode())))' "$1"; }

# Nothing is left of the argument where nothing is said, and prose stays; so does what is not ours.
for format in html latex docx plain; do
  paper "$examples/korea-japan.md" -t $format -o hidden.$format
  silent
done
words hidden.docx >hidden.txt
for file in hidden.html hidden.latex hidden.plain hidden.txt; do
  has $file "Few pairs of states look as much like allies"
  for word in balance-of-threat "rescues" "source cha2010" lakatos; do lacks $file "$word"; done
done

# Each way for the whole document: once for what speaks of the whole, every block for show.
paper "$examples/korea-japan.md" -t html -M lakatos=show -o show.html
silent
[ "$(grep -c 'class="lakatos-argument"' show.html)" = 7 ] || fail "not every block is shown"
has show.html "<strong>Argument 7.</strong>"
lacks show.html "source cha2010"
paper "$examples/korea-japan.md" -t html -M lakatos=map -o map.html
[ "$(grep -c 'data:image/svg+xml' map.html)" = 1 ] || fail "not one map"
has map.html 'alt="Map of the argument"'
paper "$examples/korea-japan.md" -t html -M lakatos=ledger -o ledger.html
has ledger.html "rescues   South Korea and Japan (1990–2012), to 1995 only"
paper "$examples/korea-japan.md" -t docx -M lakatos=table -o table.docx
silent
words table.docx >table.txt
for cell in "South Korea and Japan, 1990–2012" "France and Germany, 1914" "Balance of threat: align" "Cultural affinity: kinship"; do has table.txt "$cell"; done
python3 -c 'import zipfile; assert b"<w:tbl>" in zipfile.ZipFile("table.docx").read("word/document.xml")' || fail "no table in Word"

# Each way for one block, in each format.
for format in html latex docx; do
  paper "$here/paper.md" -t $format -o paper.$format --extract-media=media
  silent
done
words paper.docx >paper.txt
for file in paper.html paper.latex paper.txt; do
  for word in "What is to be explained" "values none" "Predictions and cases" "The whole argument" "not ours" "After the argument."; do has $file "$word"; done
  for word in "case korea-japan" "case germany-france" "source leeds" allow-file; do lacks $file "$word"; done
done
has paper.latex '\begin{longtable}'
has paper.latex '\includegraphics'
[ -s media/lakatos-map.png ] || fail "no picture for LaTeX"
unzip -l paper.docx | grep 'media/.*png' >/dev/null || fail "no picture in Word"
if command -v pdflatex >/dev/null; then
  paper "$here/paper.md" -o paper.pdf
  paper "$examples/korea-japan.md" -M lakatos=table -o table.pdf
  silent
fi

# What goes wrong is said once, and the paper is made all the same.
LAKATOS=/no/such/program paper "$here/paper.md" -t html -o without.html
[ "$(grep -c 'cannot be run' errors)" = 3 ] || fail "not one warning for each way that needs the program"
has without.html "After the argument."
lacks without.html "korea-japan"
# A paper cannot choose what runs, whatever it calls it.
printf '#!/bin/sh\ntouch "%s"\n' "$folder/was-run" >evil.sh
chmod +x evil.sh
for name in lakatos-path lakatos-program LAKATOS path; do
  printf -- '---\n%s: ./evil.sh\nlakatos: map\n---\n\n```lakatos\ntheory t\n```\n' "$name" >named.md
  paper named.md -t html -o named.html
  [ ! -e was-run ] || fail "the paper chose what runs, by $name"
done
paper "$here/paper.md" -t html -M lakatos=shown -o wrong.html
has errors 'called `shown`'
lacks wrong.html "case korea-japan"
paper - -t html -M lakatos=map -o stdin.html <"$here/paper.md"
has errors "give Pandoc the draft as a file"
has stdin.html "After the argument."

# Claims are their own words, and values the numbers of the account, as the text writes numbers.
for format in html latex docx plain; do paper "$here/claims.md" -t $format -o claims.$format; done
words claims.docx | tr -d '\n' >claims.txt
tr '\n' ' ' <claims.plain >claims.one
for file in claims.txt claims.one; do
  for word in "contradict" "It holds in 2 of 3 cases: " "Two" "1 is right" "an unknown number stays"; do has $file "$word"; done
  for word in "lak claim" "Four" "in 9"; do lacks $file "$word"; done
done
has claims.html 'The two <em>contradict</em> it, and others too.'
lacks claims.html 'class="lak"'
has claims.html 'class="other"'
has errors 'the text claims `entente against balance`, and the account says otherwise: `entente` bears `balance.align` out'
has errors 'the account has no number for `count nothing for`'
[ "$(wc -l <errors)" = 2 ] || fail "not one warning for each"
# Without the program, numbers stay as they are written.
LAKATOS=/no/such/program paper "$here/claims.md" -t plain -o without.txt
has without.txt "in 9 of ??"
[ "$(grep -c 'cannot be run' errors)" = 1 ] || fail "not one warning where the program is missing"

# From LaTeX, where Pandoc keeps the commands, or where the draft says what they are without the package.
{
  printf '%s\n' '\documentclass{article}\usepackage{lakatos}\begin{document}'
  printf '%s\n' 'So \lakclaim{korea-japan against balance.align}{they \emph{fail}} in \lakvalue[Nine]{count balance.align for} of \lakvalue{count balance.align decided}.'
  sed -n '/^concept/,/^```/p' "$here/claims.md" | sed '$d' | sed 's/^/%| /'
  echo '\end{document}'
} >claims.tex
paper claims.tex -f latex+raw_tex -t html -o claims-tex.html
silent
has claims-tex.html 'So they <em>fail</em> in Two of 3.'
sed 's/\\begin{document}/\\providecommand{\\lakclaim}[2]{#2}\\providecommand{\\lakvalue}[2][??]{#1}&/' claims.tex >alone.tex
paper alone.tex -t html -o alone.html
has alone.html 'So they <em>fail</em> in Nine of ??.'

# The extension for Quarto holds the same filter; its shortcode, called as Quarto calls it.
extension=$here/../../quarto/_extensions/lakatos
cmp "$here/../lakatos.lua" "$extension/lakatos.lua" || fail "the filter in the extension is another: run cargo xtask gen"
cat >as-quarto.lua <<LUA
quarto = { utils = { resolve_path = function(name) return "$extension/" .. name end }, doc = { input_file = "$here/claims.md" } }
local shortcode = dofile("$extension/lak.lua").lak
return { { Para = function() return pandoc.Para({ shortcode({}, { value = pandoc.Inlines("count balance.align for") }) }) end } }
LUA
echo x | pandoc -f markdown -t plain -L as-quarto.lua >shortcode.txt
[ "$(cat shortcode.txt)" = 2 ] || fail "the shortcode gives $(cat shortcode.txt)"

# As Quarto reads an executable cell.
echo '[CodeBlock ("",["{lakatos}"],[]) "concept war",Para [Str "After."]]' >cell.native
paper cell.native -f native -t html -o cell.html
has cell.html "After."
lacks cell.html "concept war"
lacks paper.html 'class="cell"'

# From LaTeX, the environment of lakatos.sty.
printf '%s\n' '\documentclass{article}\usepackage{lakatos}\begin{document}' 'Before.' '\begin{lakatos}' 'concept war "War, 100%"' '\end{lakatos}' 'After.' '\end{document}' >draft.tex
paper draft.tex -t html -o tex.html
has tex.html "After."
lacks tex.html "concept war"
echo "every way, to HTML, LaTeX and Word"
