" The linter in Vim with ALE, without a screen. Run by test/run.sh.
set nocompatible hidden noswapfile
execute 'set runtimepath^=' . fnameescape($LAKATOS_PLUGIN)
set runtimepath^=/usr/share/vim-ale
let g:ale_lint_on_text_changed = 'always'
let g:ale_lint_delay = 10
let g:ale_echo_cursor = 0
let g:ale_lakatos_executable = $LAKATOS
filetype plugin on
runtime! plugin/ale.vim
let s:out = []
let s:passed = 0
let s:failed = 0

function! s:Check(name, ok, seen) abort
  if a:ok | let s:passed += 1 | else | let s:failed += 1 | endif
  call add(s:out, (a:ok ? 'ok   ' : 'FAIL ') . a:name . (a:ok ? '' : '  ' . string(a:seen)))
endfunction

function! s:Eventually(condition) abort
  let l:start = reltime()
  while reltimefloat(reltime(l:start)) < 120
    if a:condition() | return 1 | endif
    sleep 20m
  endwhile
  return 0
endfunction

function! s:Codes() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, finding -> get(finding, 'code', '')})
endfunction

try
  execute 'edit' fnameescape($LAKATOS_FILE)
  call s:Check('the file type is lakatos', &filetype ==# 'lakatos', &filetype)
  ALELint
  call s:Check('a finding is shown', s:Eventually({-> index(s:Codes(), 'anomaly-unaddressed') >= 0}), s:Codes())
  call s:Check('the location list has it', s:Eventually({-> !empty(getloclist(0))}), getloclist(0))
  call setline(line('$'), '  alignment = yes')
  ALELint
  call s:Check('it goes with its cause', s:Eventually({-> index(s:Codes(), 'anomaly-unaddressed') < 0}), s:Codes())
catch
  call s:Check('no error on the way', 0, v:exception . ' at ' . v:throwpoint)
endtry
call add(s:out, printf('%d passed, %d failed', s:passed, s:failed))
call writefile(s:out, $LAKATOS_OUT)
execute s:failed ? 'cquit!' : 'qall!'
