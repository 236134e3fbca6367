import { StrictMode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import '@fontsource-variable/figtree/wght.css';
import '@fontsource-variable/newsreader/wght.css';
import './style/tokens.css';
import './style/base.css';
import './style/button.css';
import './style/form.css';
import './style/parts.css';
import './style/shell.css';
import './style/home.css';
import './style/doctor.css';
import './style/panel.css';
import './style/visits.css';
import { router } from './app/routes.tsx';
import { forgetOnSignOut } from './session/forget-on-sign-out.ts';
import { queryClient } from './api/query-client.ts';
import { setLiveState } from './live/live-state.ts';
import { startLive } from './live/start-live.ts';
import { restoreSession } from './session/session.ts';
import { words } from './words/words.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

forgetOnSignOut();
void restoreSession();
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
// After the first page, which needs no connection to be read.
setTimeout(() => {
  startLive().catch((error: unknown) => {
    setLiveState('away');
    throw error;
  });
}, 300);
