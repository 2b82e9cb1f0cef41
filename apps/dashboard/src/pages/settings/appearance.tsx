import type { ReactElement } from 'react';
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../../components/theme.js';
import { zoneWords } from '../../format/format-time.js';
import { chooseZone, chosenZone } from '../../format/zone.js';
import { useStore } from '../../hooks/store.js';

const THEMES: readonly (readonly [ThemeChoice, string])[] = [['system', 'as the system says'], ['light', 'light'], ['dark', 'dark']];

/** Light or dark, and the time zone of moments; kept in this browser. */
export function Appearance(): ReactElement {
  const theme = useThemeChoice();
  const zone = useStore(chosenZone);
  return (
    <section className="panel" aria-label="Appearance">
      <div className="panel-head"><h2>Appearance</h2><span className="fine">kept in this browser</span></div>
      <div className="toolbar">
        <span className="field"><label htmlFor="theme">Theme</label>
        <select id="theme" value={theme} data-testid="theme" onChange={(event) => { chooseTheme(event.target.value as ThemeChoice); }}>{THEMES.map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select></span>
        <span className="field"><label htmlFor="zone">Time zone</label>
        <select id="zone" value={zone ?? ''} data-testid="zone-choice" onChange={(event) => { chooseZone(event.target.value === '' ? null : event.target.value); }}>
          <option value="">that of this computer: {Intl.DateTimeFormat().resolvedOptions().timeZone}</option>
          <option value="UTC">UTC</option>
          {Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC').map((name) => <option key={name} value={name}>{name}</option>)}
        </select></span>
        <span className="faint" data-testid="zone-words">Moments are shown in {zoneWords()}{zoneWords() === 'UTC' ? '' : ', with UTC beside it'}.</span>
      </div>
    </section>
  );
}
