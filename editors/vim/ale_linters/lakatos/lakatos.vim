" The language server of lakatos, for ALE.
call ale#Set('lakatos_executable', 'lakatos')

function! ale_linters#lakatos#lakatos#ProjectRoot(buffer) abort
    let l:config = ale#path#FindNearestFile(a:buffer, 'lakatos.toml')
    return !empty(l:config) ? fnamemodify(l:config, ':h') : expand('#' . a:buffer . ':p:h')
endfunction

call ale#linter#Define('lakatos', {
\   'name': 'lakatos',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'lakatos_executable')},
\   'command': '%e server',
\   'project_root': function('ale_linters#lakatos#lakatos#ProjectRoot'),
\   'language': 'lakatos',
\})
