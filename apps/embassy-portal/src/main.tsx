import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter, matchPath } from 'react-router';
import { makeClient } from './api/useAsk';
import { Portal } from './Portal';
import { recallLanguage } from './language/current';
import { screens } from './screens';
import { SignedIn } from './session/SignedIn';
import './portal.css';

recallLanguage();
// The screen comes over the line while it is asked who is there, and not after; if it does not, it is asked for again.
screens
  .find(({ path }) => matchPath(path, location.pathname))
  ?.page.load()
  .catch(() => undefined);
const root = document.getElementById('portal');
if (!root) throw new Error('the page has no place for the portal');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeClient()}>
      <BrowserRouter>
        <SignedIn>
          <Portal />
        </SignedIn>
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
