// Which project is on the shelf: one's own, or that of a link; and that what is written in either is there again.
import type { Session } from "./session";
import { type Shared, sharedIn } from "./share";
import { keepProject, keptProject, onOtherTab, projectBehind } from "./store";
import { toast } from "./toast";

/** So long after a change the project is kept. */
const KEPT_MS = 400;

/** What is found at the address of the page. */
export interface Found {
  project: Shared;
  /** What the link holds, where that is not what became of it here. */
  sent?: Shared;
  /** Why the link is of no use. */
  problem?: string;
}

export class Keeper {
  private timer = 0;
  private isKept = true;
  /** Whether there is something that is not kept yet. */
  private isChanged = false;
  /** The link that the project came from; none where it is one's own. */
  link = "";
  /** The link that was last made of it. */
  private shared = "";

  constructor(
    private readonly session: Session,
    private readonly sample: Shared,
  ) {
    // A tab in which nothing was written has nothing to keep, and another may have.
    window.addEventListener("pagehide", () => this.keepNow());
    window.addEventListener("beforeunload", (event) => this.isKept || event.preventDefault());
    onOtherTab((link) => link === this.link && toast("The project was changed in another tab. What is kept for the next visit is what was written last."));
  }

  /** The project of a link, as it was left here; or one's own, as it was at the last visit, or else a sample. */
  async find(link: string): Promise<Found> {
    const linked = await sharedIn(link);
    const own = projectBehind(link);
    [this.link, this.shared] = [typeof linked === "object" && !own ? link : "", own ? link : (keptProject("")?.shared ?? "")];
    if (own) return { project: own };
    if (typeof linked !== "object") return { project: keptProject("") ?? this.sample, ...(linked && { problem: linked }) };
    const left = keptProject(link);
    if (!left) return { project: linked };
    return { project: left, ...(JSON.stringify(left.files) !== JSON.stringify(linked.files) && { sent: linked }) };
  }

  /** Keeps the project when changes rest. */
  changed(): void {
    this.isChanged = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepNow(), KEPT_MS);
  }

  /** Keeps what is not kept yet. */
  keepNow(): void {
    if (this.isChanged) this.keep();
  }

  private keep(): void {
    const { project } = this.session;
    clearTimeout(this.timer);
    this.isChanged = false;
    const isKept = keepProject({ files: project.texts(), shown: project.current.name }, this.link, this.shared);
    if (!isKept && this.isKept) toast("This browser has no room to keep the project until the next visit. Save what you write.");
    this.isKept = isKept;
  }

  /** Takes in that a link was made of the project. What came from a link, and is shared anew, is of that link from now on. */
  linked(link: string): void {
    if (this.link) this.link = link;
    else this.shared = link;
    this.keep();
  }
}
