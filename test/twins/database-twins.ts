import { room, SERVER, type Twin } from './twin.ts';

export const databases: readonly Twin[] = [
  room('lost-connection', 'J31 one lost between two questions', {
    name: 'rows are to blame for a connection that was lost',
    file: `${SERVER}/db/query.ts`,
    find: '    throw lostUnlessRefused(error);',
    replace: '    throw error;',
  }),
  room('lost-connection', 'J31 a statement that is refused undoes', {
    name: 'a transaction of which a statement was refused counts as done',
    file: `${SERVER}/db/transaction.ts`,
    find: 'if (refusal) throw refusal;',
    replace: '',
  }),
  room('lost-connection', 'J31 a channel is heard again', {
    name: 'a channel whose connection was lost stays silent',
    file: `${SERVER}/db/listening.ts`,
    find: 'if (!stop.signal.aborted) void connectAgain();',
    replace: '',
  }),
  room('lost-connection', 'J31 the end waits', {
    name: 'the end waits for a statement that is never answered',
    file: `${SERVER}/db/database.ts`,
    find: 'clients.forEach(cut)',
    replace: 'clients.clear()',
  }),
];
