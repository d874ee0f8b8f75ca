// Nothing of a visit outlasts it: whoever leaves the page leaves it empty, and whoever comes back to it begins anew.

export function wipeOnLeaving() {
  window.addEventListener("pagehide", () => document.body.replaceChildren());
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
