import './ui/mantine.css';
import './ui/tokens.css';
import './ui/base.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { nonce } from './lib/base';
import { startWords } from './lib/i18n';

if (nonce) setNonce(nonce);
const words = startWords();
const root = document.getElementById('root');
if (root) void words.then(() => createRoot(root).render(<App />));
