import { useEffect } from 'preact/hooks';
import { nearGateId } from '../net/mirror.ts';
import { gateTitle } from '../ui/hall-words.ts';
import { Notice, Waiting } from '../ui/notice.tsx';
import { closePanel } from '../ui/open-panel.ts';
import { Panel } from '../ui/panel.tsx';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { askQuestion, gateStep, openDesk } from './gate-desk.ts';
import { GateQuestion } from './gate-question.tsx';
import { GateResultView } from './gate-result.tsx';
import { GateUnseen } from './gate-unseen.tsx';
import { GateWait } from './gate-wait.tsx';
import { isPassed } from './gate-watch.ts';

/** How long after a refusal it is asked again from before the door. */
const ARRIVING_MS = 1000;

/** What stands between a person and the other side of a door: a question, a time to wait, or exhibits to see first. */
export function GatePanel({ gateId, takesFocus }: { gateId: string; takesFocus: boolean }) {
  const now = gateStep(gateId);
  const isNear = nearGateId.value === gateId;
  useEffect(() => void openDesk(gateId), [gateId]);
  // Whoever opened the panel from afar and then walked up gets the question without pressing anything.
  useEffect(() => {
    if (isNear && now.step === 'refused') void askQuestion(gateId);
  }, [isNear]);
  // The page sees oneself arrive a moment before the server does.
  const isEarly = isNear && now.step === 'refused' && now.reason === 'too-far';
  useEffect(() => {
    if (!isEarly) return;
    const timer = setTimeout(() => void askQuestion(gateId), ARRIVING_MS);
    return () => clearTimeout(timer);
  }, [isEarly]);
  const isOpen = isPassed(gateId) || (now.step === 'result' && now.result.passed);
  return (
    <Panel
      title={gateTitle(gateId)}
      eyebrow={t('gate:eyebrow')}
      icon={isOpen ? 'check' : 'lock'}
      class="gate-panel"
      takesFocus={takesFocus}
      onClose={closePanel}
    >
      <GateStepView gateId={gateId} />
    </Panel>
  );
}

function GateStepView({ gateId }: { gateId: string }) {
  const now = gateStep(gateId);
  if (now.step === 'result') return <GateResultView gateId={gateId} result={now.result} untilMs={now.untilMs} />;
  // Also when it was opened from elsewhere: by the lecturer, or by what was seen meanwhile.
  if (isPassed(gateId)) return <Notice tone="done" icon="check" title={t('gate:open-to-you')} />;
  if (now.step === 'asking') return <Waiting text={t('ui:loading')} />;
  if (now.step === 'refused') return <GateRefused gateId={gateId} reason={now.reason} />;
  if (now.step === 'unseen') return <GateUnseen gateId={gateId} exhibitIds={now.exhibitIds} />;
  if (now.step === 'question') return <GateQuestion gateId={gateId} now={now} />;
  return <GateWait untilMs={now.untilMs} onEnd={() => void askQuestion(gateId)} />;
}

function GateRefused({ gateId, reason }: { gateId: string; reason: RefusalWord }) {
  if (reason === 'already-passed') return <Notice tone="done" icon="check" title={t('gate:open-to-you')} />;
  return (
    <div class="stack">
      <Notice tone="closed" icon="lock" title={refusalText(reason)} />
      {reason === 'too-far' ? (
        <WalkButton kind="gate" id={gateId} title={gateTitle(gateId)} class="primary wide" />
      ) : (
        <button type="button" class="button wide" onClick={() => void askQuestion(gateId)}>
          {t('ui:try-again')}
        </button>
      )}
    </div>
  );
}
