import './styles/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { isPlaced, loadTidy } from './canvas/places.ts';
import { hasSaved, openSaved } from './state/autosave.ts';
import { useDocument } from './state/document.ts';
import { loadReader } from './state/reader.ts';
import { watchTheme } from './state/theme.ts';

watchTheme();
if (hasSaved()) await loadReader();
openSaved();
if (!isPlaced(useDocument.getState().strategy)) await loadTidy();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
