import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { makeClient } from './api/useAsk';
import { Portal } from './Portal';
import { recallLanguage } from './language/current';
import { SignedIn } from './session/SignedIn';
import './portal.css';

recallLanguage();
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
