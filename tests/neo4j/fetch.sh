#!/bin/sh
# Sees to it that the tests of Neo4j have their jars: in the local Maven repository, listed in .make/neo4j/pom.classpath.
# Java is installed where that may be done (Debian, as root); without Maven, Maven is fetched too. About 150 MB, once.
# Where something cannot be had it says so, and the tests that need it are skipped with that reason.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
kept="$here/../../.make/neo4j"
list="$kept/pom.classpath"
maven=3.9.11
mkdir -p "$kept"

give_up() {
    echo "The tests of Neo4j will be skipped: $1"
    exit 0
}

# The list is good as long as it is newer than the pom, and its jars are all there.
good() {
    [ -s "$list" ] && [ ! "$here/pom.xml" -nt "$list" ] &&
        tr ':' '\n' <"$list" | while read -r jar; do [ -e "$jar" ] || exit 1; done
}

if ! command -v java >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y openjdk-17-jre-headless; } >/dev/null || true
fi
command -v java >/dev/null || give_up "there is no Java. Install 17 or 21 (Debian: openjdk-17-jre-headless)."
if good; then exit 0; fi

mvn="$(command -v mvn || true)"
if [ -z "$mvn" ]; then
    mvn="$kept/apache-maven-$maven/bin/mvn"
    if [ ! -x "$mvn" ]; then
        url="https://repo1.maven.org/maven2/org/apache/maven/apache-maven/$maven/apache-maven-$maven-bin.tar.gz"
        "${PYTHON:-python3}" -c 'import sys, urllib.request as u; u.urlretrieve(sys.argv[1], sys.argv[2])' \
            "$url" "$kept/maven.tar.gz" || give_up "Maven cannot be fetched from $url"
        tar -xzf "$kept/maven.tar.gz" -C "$kept" && rm "$kept/maven.tar.gz"
    fi
fi
"$mvn" -q -B -f "$here/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
    "-Dmdep.outputFile=$list" || give_up "the jars of tests/neo4j/pom.xml cannot be fetched; see above."
