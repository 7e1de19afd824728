// The argument as a tree: paradigms, theories, repairs and cases, each with how it stands.
import * as vscode from "vscode";
import type { Followed } from "./follow";
import { counted } from "./leftOut";
import { openPlace, type ArgumentMap, type MapNode, type NodeKind } from "./views";

type Branch = MapNode | "cases" | "objections";

const ICONS: Record<NodeKind, string> = {
  paradigm: "telescope",
  theory: "lightbulb",
  auxiliary: "tools",
  prediction: "target",
  case: "location",
  objection: "comment-unresolved",
};

export function argumentTree(context: vscode.ExtensionContext, followed: Followed): void {
  const changed = new vscode.EventEmitter<undefined>();
  const map = () => followed.current?.map;
  const results = ({ id, kind }: MapNode): string[] => {
    const matrix = followed.current?.matrix;
    if (kind === "case") return matrix?.cases.find(({ name }) => name === id)?.results ?? [];
    const column = matrix?.predictions.findIndex(({ name }) => name === id) ?? -1;
    return column < 0 ? [] : (matrix?.cases.map((row) => row.results[column] ?? "") ?? []);
  };
  const tree: vscode.TreeDataProvider<Branch> = {
    onDidChangeTreeData: changed.event,
    getChildren: (branch) => childrenOf(map(), branch),
    getTreeItem(branch) {
      if (typeof branch === "string") {
        const item = new vscode.TreeItem(branch === "cases" ? "Cases" : "Objections", vscode.TreeItemCollapsibleState.Collapsed);
        item.id = `group ${branch}`;
        return item;
      }
      const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
      const open = branch.kind === "paradigm" ? Expanded : Collapsed;
      const item = new vscode.TreeItem(branch.title || branch.id, childrenOf(map(), branch).length > 0 ? open : None);
      // A prediction is found by its label, and says in its tooltip what it claims.
      if (branch.kind === "prediction") item.label = branch.id.split(".").pop() ?? branch.id;
      item.id = `${branch.kind} ${branch.id}`;
      item.description = branch.standing ?? counted(results(branch));
      item.tooltip = `${branch.kind} ${branch.id}${branch.title && `: ${branch.title}`}`;
      item.iconPath = new vscode.ThemeIcon(ICONS[branch.kind]);
      item.command = { command: "lakatos.goTo", title: "Go to its line", arguments: [branch.id] };
      return item;
    },
  };
  context.subscriptions.push(
    changed,
    followed.onChange(() => changed.fire(undefined)),
    vscode.window.registerTreeDataProvider("lakatos.argument", tree),
    vscode.commands.registerCommand("lakatos.goTo", (id: string) => openPlace(map()?.nodes.find((node) => node.id === id)?.location)),
  );
}

/** What hangs below a branch, or at the root. A theory that several things amend stands once, its repairs below it. */
function childrenOf(map: ArgumentMap | undefined, branch: Branch | undefined): Branch[] {
  if (!map) return [];
  const kind = (wanted: NodeKind) => map.nodes.filter((node) => node.kind === wanted);
  const has = (from: string, bond: string) => map.edges.some((edge) => edge.from === from && edge.kind === bond);
  if (branch === undefined) {
    const free = [...kind("theory").filter(({ id }) => !has(id, "of")), ...kind("auxiliary").filter(({ id }) => !has(id, "amends"))];
    const groups: Branch[] = [];
    if (kind("case").length > 0) groups.push("cases");
    if (kind("objection").length > 0) groups.push("objections");
    return [...kind("paradigm"), ...free, ...groups];
  }
  if (branch === "cases") return kind("case");
  if (branch === "objections") return kind("objection");
  const below = (bond: string, inwards: boolean) => {
    const ends = map.edges.filter((edge) => edge.kind === bond && (inwards ? edge.to : edge.from) === branch.id);
    const ids = ends.map((edge) => (inwards ? edge.from : edge.to));
    return map.nodes.filter(({ id }) => ids.includes(id));
  };
  return [...below("of", true), ...below("predicts", false), ...below("amends", true)];
}
