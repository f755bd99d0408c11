// Capturing: Blazor takes clicks on links for itself, and would scroll to the content without moving the focus there.
document.addEventListener("click", event => {
  if (event.target instanceof Element && event.target.closest(".skip-link") !== null) {
    event.preventDefault();
    document.getElementById("content")?.focus();
  }
}, { capture: true });

// The drawer of small screens is a native popover: a click on one of its links navigates without a page load, so close it here.
document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest(".sidebar a") : null;
  for (let drawer = link?.closest("[popover]"); drawer; drawer = drawer.parentElement?.closest("[popover]")) {
    if (drawer.matches(":popover-open")) {
      drawer.hidePopover();
    }
  }
});
