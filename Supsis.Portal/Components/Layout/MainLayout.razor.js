// The drawer of small screens is a native popover: a click on one of its links navigates without a page load, so close it here.
document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest(".sidebar a") : null;
  const drawer = link?.closest("[popover]");
  if (drawer?.matches(":popover-open")) {
    drawer.hidePopover();
  }
});
