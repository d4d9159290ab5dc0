import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantFor, type VoiceRole } from './rules.ts';

const anyone = fc.record({
  role: fc.constantFrom<VoiceRole>('visitor', 'learner', 'lecturer', 'supervisor', 'moderator'),
  hasFloor: fc.boolean(),
});

describe('grantFor', () => {
  it('V1 only the lecturer and who has the floor may publish, a supervisor never', () => {
    fc.assert(
      fc.property(anyone, ({ role, hasFloor }) => {
        const expected = role === 'lecturer' || (hasFloor && role !== 'supervisor');
        expect(grantFor({ role, hasFloor }).canPublish).toBe(expected);
      }),
    );
  });

  it('V2 what may be published is the microphone and nothing else, and nothing without the right', () => {
    fc.assert(
      fc.property(anyone, (person) => {
        const grant = grantFor(person);
        expect(grant.canPublishSources).toEqual(grant.canPublish ? ['microphone'] : []);
      }),
    );
  });

  it('V3 everybody hears, nobody sends data, renames itself or administers', () => {
    fc.assert(
      fc.property(anyone, (person) => {
        const { canPublish: _may, canPublishSources: _what, ...rest } = grantFor(person);
        expect(rest).toEqual({ canSubscribe: true, canPublishData: false, canUpdateOwnMetadata: false });
      }),
    );
  });
});
