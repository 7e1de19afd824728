// After the first visit, the page is there without a network.

export function worksOffline(): void {
  // Where it is not allowed (a page from a disk, a private window), the page is there as long as the network is.
  navigator.serviceWorker?.register("sw.js").catch(() => {});
}
