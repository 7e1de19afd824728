autocmd BufRead,BufNewFile *.lak setfiletype lakatos
