const modal = document.getElementById("components-reconnect-modal");
const isRejected = () => modal.classList.contains("components-reconnect-rejected");

// The server is there again but has forgotten this page. What was entered stays on the screen until the person has seen to it; else nothing is lost.
new MutationObserver(() => {
  if (isRejected()) {
    modal.classList.toggle("unsaved", document.querySelector("[data-unsaved]") !== null);
    if (!modal.classList.contains("unsaved")) {
      location.reload();
    }
  }
}).observe(modal, { attributeFilter: ["class"] });

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
