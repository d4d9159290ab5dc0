/** What a room is opened with. */
export type RoomWish = {
  roomId: string;
  kind: 'open' | 'tour';
  hallId: string;
  lecturerId: string | null;
  openedAt: number;
  /** Whether it was there before the server started, so that its features take up what is recorded of it. */
  isReopened: boolean;
};

/** What others may find a room by. */
export type RoomCard = {
  kind: 'open' | 'tour';
  hallId: string;
  lecturer: string;
  openedAt: number;
  /** How many people it takes. */
  capacity: number;
};
