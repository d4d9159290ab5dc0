/** Who somebody is to the voice of a room. */
export type VoiceRole = 'visitor' | 'learner' | 'lecturer' | 'supervisor' | 'moderator';

/** What somebody may do in the voice of a room. Every right is said explicitly: what is left unsaid is allowed. */
export type VoiceGrant = {
  canPublish: boolean;
  /** What may be published; empty when nothing. Cameras are never among it. */
  canPublishSources: 'microphone'[];
  canSubscribe: true;
  canPublishData: false;
  canUpdateOwnMetadata: false;
};

/**
 * The grant of a person: everybody hears; the lecturer speaks; others speak only while they have the floor,
 * moderators too; a supervisor only listens. Nobody gets more: moderation is the hall server's alone.
 */
export function grantFor({ role, hasFloor }: { role: VoiceRole; hasFloor: boolean }): VoiceGrant {
  const speaks = role === 'lecturer' || (hasFloor && role !== 'supervisor');
  return {
    canPublish: speaks,
    canPublishSources: speaks ? ['microphone'] : [],
    canSubscribe: true,
    canPublishData: false,
    canUpdateOwnMetadata: false,
  };
}
