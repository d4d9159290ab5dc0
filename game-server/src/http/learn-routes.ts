import type { LearnedPaper, LearnRecord } from '@clearhall/shared-schema/learn/record';
import type { Application } from 'express';
import type { Sql } from '../db/database.ts';
import { learnedHall } from '../learn/learned-hall.ts';
import { createPassTimes } from '../learn/pass-times.ts';
import type { PublishedHall } from '../pack/published-hall.ts';
import type { Attempt } from '../quiz/paper-attempts.ts';
import { createPaperRecord } from '../quiz/paper-record.ts';
import { cardOf } from '../quiz/paper-sitting.ts';
import type { Services } from '../services.ts';
import { dutiesOf } from '../standard/duties.ts';
import { signedIn } from './entry-routes.ts';
import { answering } from './refusing.ts';

/** What somebody has learned so far: told to that person alone. Refuses `not-signed-in`. */
export function addLearnRoutes(app: Application, services: Services, sql: Sql, hallIds: () => Promise<string[]>): void {
  const passTimesOf = createPassTimes(sql, services.journal);
  const paperRecord = createPaperRecord(sql, services.journal);
  app.get(
    '/api/learn',
    answering(services.log, async (request): Promise<LearnRecord> => {
      const { personId } = await signedIn(services, request);
      const attempts = await paperRecord.attemptsOf(personId, null);
      const halls = await Promise.all((await hallIds()).map((hallId) => services.hall(hallId)));
      const learned = halls
        .filter((hall) => hall !== null)
        .map(async (hall) => {
          const { hallId } = hall.publicHall;
          const [seen, passTimes] = await Promise.all([
            services.exhibitProgress.seenBy(personId, hallId),
            passTimesOf(personId, hallId),
          ]);
          return learnedHall(hall, { seen, passTimes, papers: papersOf(hall, attempts) });
        });
      return {
        duties: await dutiesOf(sql, personId, services.hallOfVersion),
        halls: await Promise.all(learned),
      };
    }),
  );
}

/** The closed attempts at the papers that the hall has now. */
function papersOf(hall: PublishedHall, attempts: readonly Attempt[]): LearnedPaper[] {
  return [...hall.papers.values()].flatMap((paper) => {
    const { paperId, title, points: most, closed } = cardOf(paper, hall.publicHall.hallId, attempts);
    return closed.map((attempt) => ({ ...attempt, paperId, title, most }));
  });
}
