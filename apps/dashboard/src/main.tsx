import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { followHistory } from './routing/navigation.js';
import { followSignInLinks } from './session/session.js';
import 'uplot/dist/uPlot.min.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/overview.css';
import './styles/run.css';
import './styles/incident.css';
import './styles/ledger.css';
import './styles/prediction.css';
import './styles/review.css';
import './styles/trace.css';
import './styles/rule-editor.css';
import './styles/print.css';
import { applyTheme } from './components/theme.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
applyTheme();
followHistory();
followSignInLinks();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
