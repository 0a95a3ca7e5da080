// SPDX-License-Identifier: EUPL-1.2
// A passkey answers a form: the browser asks its owner, and what it signs goes along in a hidden field. Where the
// browser cannot do it, or this script does not run, the way stays hidden and the form works without it.
(() => {
  const field = document.querySelector("[data-kw-passkey]");
  const way = document.querySelector("[data-kw-passkey-way]");
  if (!field || !way || !window.PublicKeyCredential || !isSecureContext) return;
  const failed = way.querySelector("[data-kw-passkey-failed]");
  const button = way.querySelector("[data-kw-passkey-button]");
  const isNew = field.dataset.kwPasskey === "create";

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const named = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  // Browsers of before 2025 know neither `parseCreationOptionsFromJSON` nor `toJSON`; this is the part of them we need.
  function request() {
    const options = JSON.parse(field.dataset.kwOptions);
    options.challenge = bytes(options.challenge);
    if (isNew) {
      options.user.id = bytes(options.user.id);
      options.excludeCredentials = named(options.excludeCredentials);
    } else {
      options.allowCredentials = named(options.allowCredentials);
    }
    return { publicKey: options };
  }

  function answer(credential) {
    const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
    const said = parts.filter((part) => credential.response[part]).map((part) => [part, text(credential.response[part])]);
    const { id, type } = credential;
    return JSON.stringify({ id, rawId: text(credential.rawId), type, clientExtensionResults: {}, response: Object.fromEntries(said) });
  }

  button.addEventListener("click", async () => {
    if (isNew && !field.form.reportValidity()) return;
    failed.hidden = true;
    button.disabled = true;
    try {
      const { credentials } = navigator;
      field.value = answer(await (isNew ? credentials.create(request()) : credentials.get(request())));
      field.form.submit();
    } catch {
      failed.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
  // Enter in the field of the name means the one thing that this page is for.
  field.form.addEventListener("submit", (event) => {
    if (!isNew || field.value) return;
    event.preventDefault();
    button.click();
  });
  way.hidden = false;
  document.querySelector("[data-kw-passkey-form]")?.removeAttribute("hidden");
  document.querySelector("[data-kw-passkey-missing]")?.setAttribute("hidden", "");
})();
