// As ops/mongo/portal-user.js; a user without roles may do everything here.
db.getSiblingDB('admin').createUser({
  user: 'portal',
  pwd: fs.readFileSync('/run/secrets/mongo-portal-password', 'utf8').trim(),
  roles: [],
});
