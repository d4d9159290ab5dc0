import { RECORD } from './register-of-the-record.ts';

/** Why it may be kept: to run the hall at all, as the record of a study duty, because the person gave it, for safety. */
type Basis = 'operation' | 'duty' | 'consent' | 'safety';

/** What one table keeps, why, how long, and how what belongs to a person is found in it. */
export type Holding = {
  /** With its schema; `spool.` for the journal's own file. */
  readonly table: string;
  readonly columns: string;
  readonly purpose: string;
  readonly basis: Basis;
  readonly kept: string;
  /** A condition over `who (person_id)`, the person under all own pseudonyms; null where nothing is of a person. */
  readonly ofPerson: string | null;
  /** Columns that are not handed out: secrets, and who else had to do with it. */
  readonly withheld?: readonly string[];
  /** What becomes of a person's rows when the person is erased: with no word here they stay, under a pseudonym. */
  readonly atErasure?: 'stays' | 'goes' | { readonly set: string; readonly where?: string };
};

/** The condition of a table with a column that holds the person. */
const by = (column: string): string => `${column} in (select person_id from who)`;
const BY_ACCOUNT = '"userId" in (select user_id from person where person_id in (select person_id from who))';
const OF_ACCOUNT = 'id in (select user_id from person where person_id in (select person_id from who))';
const AS_THE_ACCOUNT = 'as long as the account';
const AS_PUBLISHED = 'as long as the hall';

const ACCOUNTS: readonly Holding[] = [
  {
    table: 'auth.session',
    columns: 'id expiresAt token createdAt updatedAt ipAddress userAgent userId',
    purpose: 'who is signed in at which browser',
    basis: 'operation',
    kept: 'until it is ended or runs out',
    ofPerson: BY_ACCOUNT,
    withheld: ['token'],
    atErasure: 'goes',
  },
  {
    table: 'auth.account',
    columns:
      'id accountId providerId userId accessToken refreshToken idToken accessTokenExpiresAt refreshTokenExpiresAt scope password createdAt updatedAt',
    purpose: 'how one signs in: the hash of a password, or the name at the single sign-on',
    basis: 'operation',
    kept: AS_THE_ACCOUNT,
    ofPerson: BY_ACCOUNT,
    withheld: ['password', 'accessToken', 'refreshToken', 'idToken'],
    atErasure: 'goes',
  },
  {
    table: 'auth.verification',
    columns: 'id identifier value expiresAt createdAt updatedAt',
    purpose: 'ties the answer of the single sign-on to the browser that asked',
    basis: 'safety',
    kept: 'until it is used or runs out',
    ofPerson: null,
  },
  {
    table: 'auth.rateLimit',
    columns: 'id key count lastRequest',
    purpose: 'how often an address asked, against guessing',
    basis: 'safety',
    kept: 'until it is counted anew',
    ofPerson: null,
  },
  {
    table: 'public.account_link',
    columns: 'link_id kind person_id username secret_sha256 made_at expires_at used_at revoked_at',
    purpose: 'invitations and resets that are under way; the link itself is kept nowhere',
    basis: 'operation',
    kept: 'as long as the person',
    ofPerson: by('person_id'),
    withheld: ['secret_sha256'],
    atErasure: 'goes',
  },
  {
    table: 'public.sign_in_try',
    columns: 'username_sha256 tries last_at',
    purpose: 'wrong passwords under a user name, against guessing; the name as a hash only',
    basis: 'safety',
    kept: 'until the next right password',
    ofPerson: `username_sha256 in (select sha256(convert_to(username, 'UTF8')) from auth."user" where ${OF_ACCOUNT})`,
    atErasure: 'goes',
  },
  {
    table: 'auth.user',
    columns: 'id name email emailVerified image createdAt updatedAt username displayUsername isAnonymous',
    purpose: 'knows again who comes back; the address is made up, none is asked for',
    basis: 'operation',
    kept: AS_THE_ACCOUNT,
    ofPerson: OF_ACCOUNT,
    atErasure: 'goes',
  },
];

const PEOPLE: readonly Holding[] = [
  {
    table: 'public.person',
    columns:
      'person_id user_id display_name role unit_id look is_demonstration is_bot external_id base_role order_name disabled_at',
    purpose: 'the name, unit and figure behind a pseudonym',
    basis: 'operation',
    kept: 'as long as the person belongs to the house; a visitor’s until the visit is kept by a member',
    ofPerson: by('person_id'),
    // The account is gone by now: the conditions above need `user_id`.
    atErasure: {
      set: `display_name = '—', user_id = null, external_id = null, unit_id = null, role = 'visitor', look = 0`,
    },
  },
  {
    table: 'public.role_grant',
    columns:
      'grant_id person_id role unit_id hall_id valid_from valid_until granted_by granted_at revoked_at revoked_by is_in_effect',
    purpose: 'who was made what, over which part of the house, from when until when',
    basis: 'safety',
    kept: 'as long as the person',
    ofPerson: by('person_id'),
    withheld: ['granted_by', 'revoked_by'],
    atErasure: 'goes',
  },
  {
    table: 'public.unit',
    columns: 'unit_id parent_id name code sort opened_at closed_at',
    purpose: 'the tree of the organisation',
    basis: 'operation',
    kept: 'for good: old records name units of their time',
    ofPerson: null,
  },
  {
    table: 'public.unit_lineage',
    columns: 'unit_id into_id at',
    purpose: 'which unit was merged into which',
    basis: 'operation',
    kept: 'for good',
    ofPerson: null,
  },
  {
    table: 'public.org_event',
    columns: 'event_id kind at by_id body',
    purpose: 'what was done to units, people and roles, and who was looked at; ids only',
    basis: 'safety',
    kept: 'for good',
    ofPerson: `(body ->> 'personId')::uuid in (select person_id from who)`,
    withheld: ['by_id'],
  },
  {
    table: 'public.block',
    columns: 'person_id blocked_id',
    purpose: 'whose words somebody does not want to read',
    basis: 'consent',
    kept: 'as long as both people',
    ofPerson: by('person_id'),
    atErasure: 'goes',
  },
  {
    table: 'public.report',
    columns: 'report_id hall_id room_id person_id reporter_id reason text_id text at settled_at settled_by',
    purpose: 'what was reported to the moderators',
    basis: 'safety',
    kept: 'the text until it is settled, 30 days at most; the rest for good',
    ofPerson: `${by('person_id')} or ${by('reporter_id')}`,
    withheld: ['reporter_id', 'settled_by'],
    // What the person wrote, not what the person told of others: that they wrote.
    atErasure: { set: 'text = null', where: by('person_id') },
  },
  {
    table: 'public.board_message',
    columns: 'message_id hall_id scene_id person_id name text at hidden_at',
    purpose: 'what people wrote on the boards',
    basis: 'consent',
    kept: 'for good, hidden or not',
    ofPerson: by('person_id'),
    atErasure: 'goes',
  },
];

const CONTENT: readonly Holding[] = [
  ['public.hall', 'hall_id current_version', 'which halls there are'],
  ['public.pack_version', 'version hall_id public_content secret_content published_at', 'what a hall says and asks'],
  ['public.pack_file', 'sha256 media_type bytes', 'pictures, films and documents of exhibits'],
  ['public.migration', 'name sha256 applied_at', 'which shape the database has'],
].map(([table, columns, purpose]) => ({
  table: table as string,
  columns: columns as string,
  purpose: purpose as string,
  basis: 'operation',
  kept: AS_PUBLISHED,
  ofPerson: null,
}));

/** Everything that is kept, table by table and column by column. A test compares it with the database and the spool. */
export const register: readonly Holding[] = [...ACCOUNTS, ...PEOPLE, ...RECORD, ...CONTENT];

/** A table's name as SQL takes it: `auth.user` is a word of SQL too. */
export const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
