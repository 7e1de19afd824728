; One namespace, in any order: the whole file is one scope.

(source_file) @local.scope

(puzzle name: (name) @local.definition)

(source name: (name) @local.definition)

(concept name: (name) @local.definition)

(paradigm name: (name) @local.definition)

(theory name: (name) @local.definition)

(auxiliary name: (name) @local.definition)

(case name: (name) @local.definition)

(test name: (name) @local.definition)

(objection name: (name) @local.definition)

(data name: (name) @local.definition)

(reference) @local.reference
