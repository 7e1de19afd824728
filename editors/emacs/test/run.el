;;; run.el --- lakatos-mode with eglot, in batch  -*- lexical-binding: t; -*-

;;; Code:
(require 'package)
(package-initialize)
(add-to-list 'load-path (expand-file-name ".." (file-name-directory load-file-name)))
(require 'lakatos-mode)
(require 'flymake)
(require 'subr-x)
(setq lakatos-command (getenv "LAKATOS")
      eglot-sync-connect 120
      eglot-autoreconnect nil
      eglot-send-changes-idle-time 0.05
      flymake-no-changes-timeout 0.05)

(defvar passed 0)
(defvar failed 0)

(defun check (name ok &optional seen)
  "Count whether NAME is OK, and show what was SEEN where it is not."
  (if ok (setq passed (1+ passed)) (setq failed (1+ failed)))
  (princ (format "%s %s%s\n" (if ok "ok  " "FAIL") name (if ok "" (format "  %S" seen)))))

(defun eventually (condition)
  "Wait until CONDITION holds."
  (let ((end (+ (float-time) 20)) result)
    (while (and (not (setq result (funcall condition))) (< (float-time) end))
      (flymake-start)
      (accept-process-output nil 0.05))
    result))

(defun finds (text)
  "Whether some finding says TEXT."
  (seq-some (lambda (diagnostic) (string-match-p text (flymake-diagnostic-text diagnostic)))
            (flymake-diagnostics)))

(condition-case problem
    (with-current-buffer (find-file-noselect (getenv "LAKATOS_FILE"))
      (check "the mode is lakatos" (eq major-mode 'lakatos-mode) major-mode)
      (font-lock-ensure)
      (goto-char (point-min))
      (search-forward "theory")
      (check "a declaration is coloured"
             (eq (get-text-property (match-beginning 0) 'face) 'font-lock-keyword-face)
             (get-text-property (match-beginning 0) 'face))
      (check "imenu lists declarations" (assoc "balance" (imenu--make-index-alist t)) (imenu--make-index-alist t))
      (apply #'eglot--connect (eglot--guess-contact))
      (check "the server runs" (eglot-current-server))
      (check "a finding is shown" (eventually (lambda () (finds "contradicts"))) (flymake-diagnostics))
      (goto-char (point-min))
      (search-forward "theory bal")
      (check "a hover tells of a theory"
             (string-match-p "Balance of threat"
                             (format "%S" (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                                           (eglot--TextDocumentPositionParams)))))
      (search-forward "when thr")
      (let ((definition (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
        (check "a name leads to its declaration" definition definition))
      (eglot-format-buffer)
      (goto-char (point-min))
      (check "the draft is laid out" (search-forward "  threat    = yes" nil t) (buffer-string))
      (goto-char (point-min))
      (search-forward "when thr")
      (eglot--signal-textDocument/didChange)
      (eglot-rename "menace")
      (goto-char (point-min))
      (check "a name is changed everywhere" (search-forward "menace" nil t) (buffer-string))
      (goto-char (point-max))
      (search-backward "alignment = no")
      (delete-region (point) (line-end-position))
      (insert "alignment = yes")
      (eglot--signal-textDocument/didChange)
      (check "the finding goes with its cause" (eventually (lambda () (not (finds "contradicts")))) (flymake-diagnostics))
      (set-buffer-modified-p nil)
      (eglot-shutdown (eglot-current-server)))
  (error (check "no error on the way" nil problem)))

(defun file (name)
  "A buffer of the project's file NAME."
  (find-file-noselect (expand-file-name name (getenv "LAKATOS_PROJECT"))))

(condition-case problem
    (let (server)
      (with-current-buffer (file "concepts/all.lak")
        (apply #'eglot--connect (eglot--guess-contact))
        (setq server (eglot-current-server))
        (check "the project is the folder of lakatos.toml"
               (file-equal-p (project-root (eglot--project server)) (getenv "LAKATOS_PROJECT"))
               (eglot--project server)))
      (with-current-buffer (file "chapters/one.tex")
        (check "the mode is LaTeX's" (memq major-mode '(latex-mode LaTeX-mode)) major-mode)
        (check "a chapter has the server of its project" (eq server (eglot-current-server)) (eglot-current-server))
        (eglot--maybe-activate-editing-mode)
        (check "it finds what stands there" (eventually (lambda () (finds "contradicts"))) (flymake-diagnostics))
        (check "and knows what another file declares" (not (finds "is not declared\\|there is no")) (flymake-diagnostics)))
      (check "there is one server"
             (= 1 (apply #'+ (mapcar #'length (hash-table-values eglot--servers-by-project))))
             (hash-table-values eglot--servers-by-project))
      (eglot-shutdown server)
      (let ((default-directory (expand-file-name "chapters/" (getenv "LAKATOS_PROJECT"))))
        (check "other programs have their own projects" (not (eq 'lakatos (car-safe (project-current)))) (project-current))))
  (error (check "no error on the way" nil problem)))
(princ (format "%d passed, %d failed\n" passed failed))
(kill-emacs (if (zerop failed) 0 1))
;;; run.el ends here
