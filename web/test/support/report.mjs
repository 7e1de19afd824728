// As the tests of the extension do: one after the other, counted.
export { runTests } from "../../../editors/vscode/test/support/report.mjs";
