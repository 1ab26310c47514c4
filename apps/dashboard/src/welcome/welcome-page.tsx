import './welcome.css';
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { TickIcon } from '../components/icons';
import { useBoard } from '../data/use-board';
import { welcomeText } from '../text/welcome-text';
import { HospitalNow } from './hospital-now';

interface StepProps {
  readonly number: number;
  readonly state: 'done' | 'current' | 'later';
  readonly title: string;
  readonly children: ReactNode;
}

const STATE_CLASS: Readonly<Record<StepProps['state'], string>> = { done: 'wst done', current: 'wst cur', later: 'wst' };

function Step({ number, state, title, children }: StepProps) {
  return (
    <li className={STATE_CLASS[state]} aria-current={state === 'current' ? 'step' : undefined}>
      <span className="no" aria-hidden="true">{state === 'done' ? <TickIcon /> : number}</span>
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </li>
  );
}

/** `/welcome`: what this is, in three steps: look, read, connect. */
export function WelcomePage() {
  const hospital = useBoard((state) => state.hospital);
  const { steps } = welcomeText;
  const look = hospital ? (hospital.sample ? steps.look.sample : steps.look.own) : steps.look.waiting;
  return (
    <>
      <title>{`${welcomeText.title} | Wardcast`}</title>
      <h1>{welcomeText.head(hospital !== null)}</h1>
      <p className="support">{welcomeText.lead}</p>
      <div className="wgrid">
        <ol className="wsteps" data-testid="welcome-steps">
          <Step number={1} state={hospital ? 'done' : 'current'} title={look}>
            <p className="sm ink2">{welcomeText.lookDetail}</p>
            {hospital && <HospitalNow hospital={hospital} />}
          </Step>
          <Step number={2} state={hospital ? 'current' : 'later'} title={steps.read}>
            <p className="sm ink2">{welcomeText.readDetail}</p>
            <p className="go"><Link className="btn" to="/help">{welcomeText.openHelp}</Link></p>
          </Step>
          <Step number={3} state="later" title={steps.connect}>
            <p className="sm ink2">{welcomeText.connectDetail}</p>
            <ul className="plainlist">
              {welcomeText.ways.map(({ name, body, command }) => (
                <li key={name}><b>{name}.</b> {body} <code>{command}</code></li>
              ))}
            </ul>
          </Step>
        </ol>
        <WelcomeAside />
      </div>
    </>
  );
}

function WelcomeAside() {
  return (
    <aside className="wside">
      <section aria-labelledby="welcome-get">
        <h2 id="welcome-get" className="ruled">{welcomeText.get}</h2>
        <dl className="when">
          {welcomeText.whens.map(({ when, what }) => (
            <div key={when}><dt>{when}</dt><dd>{what}</dd></div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="welcome-before">
        <h2 id="welcome-before" className="ruled">{welcomeText.before}</h2>
        <ul className="plainlist">{welcomeText.promises.map((promise) => <li key={promise}>{promise}</li>)}</ul>
      </section>
    </aside>
  );
}
