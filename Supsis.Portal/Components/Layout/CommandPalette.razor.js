// Loaded with every page, since its key works everywhere, and imported once more by the page to close the dialog.
const palette = () => document.getElementById("palette");

export function close() {
  palette()?.close();
}

// The button tells the server to begin anew, and the browser opens: the letters typed meanwhile follow in their order.
document.addEventListener("keydown", event => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && palette() !== null) {
    event.preventDefault();
    if (palette().open) {
      palette().close();
    } else {
      [...document.querySelectorAll("[data-palette]")].find(button => button.checkVisibility())?.click();
    }
  } else if (event.target instanceof HTMLElement && event.target.matches(".palette-input") && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    event.preventDefault(); // the caret stays, the choice moves
  }
});

document.addEventListener("click", event => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-palette]") && palette()?.open === false && document.querySelector(".rz-dialog") === null) {
    const field = palette().querySelector("input");
    field.value = "";
    palette().showModal();
    field.focus();
  } else if (target === palette() || target?.closest("[data-palette-close], .palette-option")) {
    palette()?.close();
  }
});

// The chosen line stays in sight.
new MutationObserver(() => palette()?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" }))
  .observe(document.body, { attributeFilter: ["aria-selected"], subtree: true });
