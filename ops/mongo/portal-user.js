// Run by mongo's image on an empty volume: the portal's own user, for its own database.
db.getSiblingDB('admin').createUser({
  user: 'portal',
  pwd: fs.readFileSync('/run/secrets/mongo-portal-password', 'utf8').trim(),
  roles: [{ role: 'readWrite', db: 'incidents' }],
});
