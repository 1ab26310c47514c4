import { pickableHours, type TargetChoice } from '../model/target-time';
import { pickText, targetText } from '../text/time-text';
import { targetControlText } from '../text/target-text';

interface TargetTimeProps {
  readonly choice: TargetChoice;
  /** The hospital's time, UTC ms. */
  readonly now: number;
  readonly timeZone: string;
  /** Called with the key for the URL. */
  readonly onPick: (key: string) => void;
}

/** The time that the screen is read at: the next bed meetings as radio buttons, any hour under "Other". */
export function TargetTime({ choice, now, timeZone, onPick }: TargetTimeProps) {
  const { target, huddles, isOther } = choice;
  const hours = pickableHours(now);
  const firstHour = hours.find((hour) => !huddles.some((huddle) => huddle.at === hour.at)) ?? hours[0];
  return (
    <fieldset className="target-control" data-testid="target">
      <legend className="vh">{targetControlText.legend}</legend>
      <div className="seg">
        {huddles.map((huddle) => (
          <label key={huddle.key}>
            <input type="radio" name="target" value={huddle.key} checked={!isOther && huddle.at === target.at} onChange={() => onPick(huddle.key)} />
            <TargetLabel text={targetText(huddle.at, now, timeZone)} />
          </label>
        ))}
        <label>
          <input type="radio" name="target" value="other" checked={isOther} onChange={() => firstHour && onPick(firstHour.key)} />
          {targetControlText.other}
        </label>
      </div>
      {isOther && (
        <select className="field" aria-label={targetControlText.pickHour} value={hours.find((hour) => hour.at === target.at)?.key ?? ''} onChange={(event) => onPick(event.target.value)}>
          {!hours.some((hour) => hour.at === target.at) && <option value="">{pickText(target.at, now, timeZone)}</option>}
          {hours.map((hour) => (
            <option key={hour.key} value={hour.key}>
              {pickText(hour.at, now, timeZone)}
            </option>
          ))}
        </select>
      )}
      <span className="hint">{targetControlText.hint(targetText(target.at, now, timeZone), target.at - now)}</span>
    </fieldset>
  );
}

/** "08:00 tomorrow", of which a phone shows only the time. */
function TargetLabel({ text }: { readonly text: string }) {
  const [clock, ...day] = text.split(' ');
  return (
    <>
      {clock}
      {day.length > 0 && <span className="tom"> {day.join(' ')}</span>}
    </>
  );
}
