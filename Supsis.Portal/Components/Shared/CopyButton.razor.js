const shownFor = 2000;

document.addEventListener("click", async event => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  if (button !== null && (await copy(button.dataset.copy))) {
    confirm(button);
  }
});

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

// The clipboard's own interface exists on https and localhost only; a portal on a company's network may be plain http.
function copyOldWay(text) {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = text;
  field.className = "visually-hidden";
  (document.querySelector(".rz-dialog") ?? document.body).append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus?.();
  return copied;
}

function confirm(button) {
  const status = button.querySelector("[role=status]");
  button.setAttribute("data-copied", "");
  status.textContent = button.dataset.copiedText;
  setTimeout(() => {
    button.removeAttribute("data-copied");
    status.textContent = "";
  }, shownFor);
}
