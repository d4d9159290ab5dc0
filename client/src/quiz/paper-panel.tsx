import { useEffect } from 'preact/hooks';
import { Notice, Waiting } from '../ui/notice.tsx';
import { closePanel, type OpenPaper, openPanel } from '../ui/open-panel.ts';
import { Panel } from '../ui/panel.tsx';
import { localised, refusalText, t } from '../ui/texts.ts';
import './paper.css';
import { layOut, sitting, sittingProblem } from './paper-desk.ts';
import { PaperReview } from './paper-review.tsx';
import { PaperSitting } from './paper-sitting.tsx';
import { PaperStart } from './paper-start.tsx';
import { paperInHand, papers } from './papers.ts';

/** A paper from its beginning to what came of it; reads from `openPanel` which one and how far. */
export function PaperPanel() {
  const open = openPanel.value;
  if (open?.kind !== 'paper') return null;
  const { paper, by } = open;
  const known = [...(papers.value ?? []), ...(paperInHand.value ? [paperInHand.value] : [])];
  const title = known.find(({ paperId }) => paperId === paper.paperId)?.title;
  return (
    <Panel
      key={`${paper.step} ${paper.paperId}`}
      title={title ? localised(title) : t('paper:paper')}
      eyebrow={t('paper:paper')}
      icon="paper"
      class="paper-panel"
      takesFocus={by === 'person'}
      onClose={closePanel}
    >
      <Step paper={paper} />
    </Panel>
  );
}

function Step({ paper }: { paper: OpenPaper }) {
  const card = papers.value?.find(({ paperId }) => paperId === paper.paperId);
  if (paper.step === 'start') {
    return card ? <PaperStart card={card} mode={paper.mode} /> : <Waiting text={t('ui:loading')} />;
  }
  const { step, attemptId } = paper;
  return step === 'review' ? <PaperReview key={attemptId} attemptId={attemptId} /> : <Sitting attemptId={attemptId} />;
}

function Sitting({ attemptId }: { attemptId: string }) {
  useEffect(() => {
    if (sitting.peek()?.attemptId !== attemptId) void layOut(attemptId);
  }, [attemptId]);
  const paper = sitting.value;
  if (paper?.attemptId === attemptId) return <PaperSitting paper={paper} />;
  if (!sittingProblem.value) return <Waiting text={t('ui:loading')} />;
  return (
    <div class="stack">
      <Notice tone="closed" icon="warning" title={refusalText(sittingProblem.value)} />
      <button type="button" class="button wide" onClick={() => void layOut(attemptId)}>
        {t('ui:try-again')}
      </button>
    </div>
  );
}
