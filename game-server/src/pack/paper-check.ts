import { mostPoints, shortfalls } from '@clearhall/shared-schema/quiz/paper-rules';
import { type BankContent, paperBank } from '../quiz/paper-bank.ts';
import type { PackProblem } from './pack-problem.ts';
import type { PaperFile } from './paper-file.ts';

/** Papers that their bank cannot fill, with the numbers, and those that nobody can pass. */
export function paperProblems(papers: ReadonlyMap<string, PaperFile>, content: BankContent): PackProblem[] {
  const bank = paperBank(content);
  return [...papers.values()].flatMap((paper) => {
    const file = `papers/${paper.paperId}.json`;
    const problems: PackProblem[] = shortfalls(paper.draw, bank).map(({ rule, available }) => {
      const { kind, count, tags = [] } = rule;
      const tagged = tags.length === 0 ? '' : ` tagged ${tags.map((tag) => `"${tag}"`).join(' and ')}`;
      const text = `The paper draws ${count} questions of the kind "${kind}"${tagged}, but ${available} are left for this rule that are asked at no gate and in no round. Write ${count - available} more or draw fewer.`;
      return { code: 'paper-not-filled', file, text };
    });
    const most = mostPoints(paper);
    if (paper.passPoints > most) {
      const text = `"passPoints" is ${paper.passPoints}, but the paper gives ${most} points at most. Ask for no more than that.`;
      problems.push({ code: 'paper-not-passable', file, text });
    }
    return problems;
  });
}
