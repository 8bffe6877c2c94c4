import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { lookAgainWhenSeen } from './api/known';
import { Address } from './parts/address';
import { keepFocus } from './parts/focus';
import { Portal, type Opened } from './Portal';
import { SignedIn } from './session/SignedIn';
import type { Who } from './session/who';

/** Puts the portal into its page, for whoever is there. */
export function show(who: Who, opened: Opened | undefined): void {
  const root = document.getElementById('portal');
  if (!root) throw new Error('the page has no place for the portal');
  keepFocus(root);
  lookAgainWhenSeen(document);
  createRoot(root).render(
    <StrictMode>
      <Address>
        <SignedIn first={who}>
          <Portal opened={opened} />
        </SignedIn>
      </Address>
    </StrictMode>,
  );
}
