//! Compiles the committed parser and its scanner.

fn main() {
    let source = std::path::Path::new("src");
    let mut build = cc::Build::new();
    build.include(source).flag_if_supported("-utf-8").warnings(false);
    // A browser brings no C library: `tree-sitter-language` has the headers of the little that is needed.
    if let Some(headers) = std::env::var_os("DEP_TREE_SITTER_LANGUAGE_WASM_HEADERS") {
        build.include(headers);
    }
    for file in ["parser.c", "scanner.c"] {
        let path = source.join(file);
        println!("cargo:rerun-if-changed={}", path.display());
        build.file(path);
    }
    // The tables are slow to interpret unoptimised, and every test parses.
    build.opt_level(2).compile("tree-sitter-lakatos");
}
