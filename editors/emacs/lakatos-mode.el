;;; lakatos-mode.el --- The linter for arguments, in Emacs  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: languages, tools
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; A major mode for .lak files, and the language server `lakatos server' for
;; them and for drafts in Markdown, Quarto and LaTeX.
;;
;;   (require 'lakatos-mode)
;;   (add-hook 'lakatos-mode-hook #'eglot-ensure)
;;   (add-hook 'markdown-mode-hook #'eglot-ensure)
;;   (add-hook 'latex-mode-hook #'eglot-ensure)

;;; Code:

(require 'eglot)

(defgroup lakatos nil
  "The linter for arguments."
  :group 'languages
  :prefix "lakatos-")

(defcustom lakatos-command "lakatos"
  "The command whose `server' is the language server."
  :type 'string)

(defconst lakatos-declarations
  '("puzzle" "source" "concept" "paradigm" "theory" "auxiliary" "case" "test" "use")
  "Words that open a declaration.")

(defconst lakatos-properties
  '("outcome" "about" "answer" "values" "measured" "measures" "same-as" "column" "core"
    "heuristic" "predicts" "explains" "of" "mechanism" "scope" "irrespective-of" "rivals"
    "built-on" "concedes" "amends" "rescues" "excepts" "recodes" "follows-from" "settles"
    "within" "selected-as" "like" "on" "kind" "looks-for" "found" "note" "for" "via")
  "Words that open a property, or go on with one.")

(defconst lakatos-operators
  '("when" "only" "exactly" "more" "often" "and" "or" "not")
  "Words of formulas and modes.")

(defvar lakatos-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?_ "_" table)
    table)
  "Comments, strings, and names with hyphens.")

(defvar lakatos-font-lock-keywords
  `((,(concat "^[ \t]*\\_<" (regexp-opt lakatos-declarations t) "\\_>[ \t]+\\(\\_<[[:alpha:]][^ \t\n\"@]*\\)?")
     (1 font-lock-keyword-face) (2 font-lock-type-face nil t))
    (,(concat "\\_<" (regexp-opt lakatos-properties t) "\\_>") . font-lock-builtin-face)
    (,(concat "\\_<" (regexp-opt lakatos-operators t) "\\_>") . font-lock-keyword-face)
    ("\\_<\\(yes\\|no\\|unknown\\|number\\)\\_>" . font-lock-constant-face)
    ("@[[:alnum:]_:.-]+" . font-lock-constant-face)
    ("\\_<-?[0-9]+\\(?:\\.[0-9]+\\)?\\(?:\\.\\.-?[0-9]*\\)?\\_>" . font-lock-constant-face))
  "Colours of `lakatos-mode'.")

;;;###autoload
(define-derived-mode lakatos-mode prog-mode "lakatos"
  "Major mode for arguments: theories, what they predict, and the cases that bear on them."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+[ \t]*")
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  (setq-local imenu-generic-expression
              `((nil ,(concat "^[ \t]*" (regexp-opt lakatos-declarations) "[ \t]+\\([^ \t\n\"@]+\\)") 1)))
  (setq-local font-lock-defaults '(lakatos-font-lock-keywords)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.lak\\'" . lakatos-mode))

(defun lakatos-contact (&rest _)
  "The command line of the language server."
  (list lakatos-command "server"))

(add-to-list 'eglot-server-programs
             '((lakatos-mode markdown-mode latex-mode LaTeX-mode tex-mode) . lakatos-contact))

(provide 'lakatos-mode)
;;; lakatos-mode.el ends here
