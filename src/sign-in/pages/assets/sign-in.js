/* Passkeys, and the invitation code that stands behind the # of a link: all else works without. */
(() => {
  const { startAuthentication, startRegistration, browserSupportsWebAuthn } = globalThis.SimpleWebAuthnBrowser;

  const ask = { get: startAuthentication, create: startRegistration };
  if (browserSupportsWebAuthn()) {
    for (const form of document.querySelectorAll('form[data-passkey]')) {
      form.hidden = false;
      form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const fault = form.querySelector('.fault');
        fault.hidden = true;
        try {
          const answer = await ask[form.dataset.passkey]({ optionsJSON: JSON.parse(form.dataset.options) });
          form.elements.response.value = JSON.stringify(answer);
          form.submit();
        } catch {
          fault.hidden = false;
        }
      });
    }
  }

  const form = document.querySelector('form[data-from-address]');
  const code = location.hash.slice(1);
  if (form && code) {
    form.elements[form.dataset.fromAddress].value = code;
    history.replaceState(null, '', location.pathname);
    form.submit();
  }
})();
