(puzzle name: (name) @name) @definition.constant

(source name: (name) @name) @definition.constant

(concept name: (name) @name) @definition.type

(paradigm name: (name) @name) @definition.module

(theory name: (name) @name) @definition.class

(auxiliary name: (name) @name) @definition.class

(case name: (name) @name) @definition.constant

(test name: (name) @name) @definition.method

(objection name: (name) @name) @definition.constant

(data name: (name) @name) @definition.module

(predicts label: (name) @name) @definition.method

(core label: (name) @name) @definition.field

(heuristic label: (name) @name) @definition.field

(step label: (name) @name) @definition.field

(reference) @name @reference.class
