/** A request that tells how much of it has left, which `fetch` does not; from 0 to 1. */
export const telling =
  (onPart: (part: number) => void): typeof fetch =>
  (address, { method = 'GET', headers, body, signal } = {}) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const wanted = new URL(address as string, location.href).href;
      request.open(method, wanted);
      new Headers(headers).forEach((value, name) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({ loaded, total }) => onPart(loaded / total);
      request.onload = () => {
        const { status, responseURL } = request;
        // It goes where it was sent, and nowhere else.
        if (responseURL !== wanted) return reject(new TypeError('sent elsewhere'));
        const retry = request.getResponseHeader('retry-after');
        const answer = status === 204 ? null : request.responseText;
        resolve(new Response(answer, { status, headers: retry ? { 'retry-after': retry } : {} }));
      };
      request.onerror = request.onabort = () => reject(new TypeError('no answer'));
      signal?.addEventListener('abort', () => request.abort());
      request.send(body as XMLHttpRequestBodyInit);
    });
