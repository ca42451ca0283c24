/** The code under which our own proxy tells of a request of a user's account that it has not handed on. */
export const userTokenCode = 'TRACECORD_USER_TOKEN';

/** What stands in the field `tracecord` of the answer that it gives instead. */
export const userTokenMark = 'user-token';
