export function focusFirstError() {
  const field = document.querySelector('#content [aria-invalid="true"]');
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
}

// Enter and comma end a keyword as leaving the field does, but a comma may belong to a regular expression. The field is emptied here, so that nothing typed meanwhile is lost on the way to the server and back.
document.addEventListener("keydown", event => {
  if (isKeywordField(event.target) && (event.key === "Enter" || (event.key === "," && event.target.dataset.keyword !== "whole")) && !event.isComposing) {
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  }
});

document.addEventListener("change", event => {
  if (isKeywordField(event.target)) {
    setTimeout(() => { event.target.value = ""; });
  }
});

function isKeywordField(element) {
  return element instanceof HTMLInputElement && element.hasAttribute("data-keyword");
}
