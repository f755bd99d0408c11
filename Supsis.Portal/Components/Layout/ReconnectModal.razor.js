document.addEventListener("click", async event => {
  const button = event.target instanceof Element ? event.target.closest("[data-reconnect]") : null;
  if (button === null) {
    return;
  }

  if (button.dataset.reconnect === "reload") {
    location.reload();
    return;
  }

  try {
    // False: the server is there again but has forgotten this page.
    if (!(await Blazor.reconnect())) {
      location.reload();
    }
  } catch {
    // Still out of reach; the button stays for the next try.
  }
});
